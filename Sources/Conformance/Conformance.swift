// The module Conformance.
