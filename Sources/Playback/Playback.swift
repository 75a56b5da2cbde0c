// The module Playback.
