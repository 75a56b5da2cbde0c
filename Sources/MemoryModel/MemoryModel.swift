// The module MemoryModel.
