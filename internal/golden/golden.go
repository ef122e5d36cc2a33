// Package golden is the flag of tests that compare with kept files: go test ./... -update writes those
// files anew. Every package with tests imports it, for its name or not, so that none refuses the flag.
package golden

import "flag"

// Update says that kept files are to be written anew. Then read the difference, and say in the commit
// what changed and why.
var Update = flag.Bool("update", false, "write the files that tests compare with anew")
