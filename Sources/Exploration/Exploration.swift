// The module Exploration.
