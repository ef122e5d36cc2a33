// Package scenarios holds the wars that the program carries, one folder each. It has no logic: package
// internal/scenario reads them, and README.md tells how to write one.
package scenarios

import "embed"

// Files are the scenarios' folders and the schema of scenario.yaml.
//
//go:embed cheju-1948 inchon-1950 incursions-1949 invasion-1950 lesson-1-moving lesson-2-attack
//go:embed lesson-3-supply ongjin-1950 parallel-1949 prewar-1947 prewar-1948 prewar-1949 prewar-1950
//go:embed pusan-1950 storm-1950 yosu-1948
//go:embed schema
var Files embed.FS
