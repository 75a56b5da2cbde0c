// The module Visualiser.
