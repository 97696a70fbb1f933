// Stands in for the marker package in tests: it exports nothing.
export {}
