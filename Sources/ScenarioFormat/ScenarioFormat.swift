// The module ScenarioFormat.
