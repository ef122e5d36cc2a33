package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
)

// usualShards is how many shards a batch is cut into when --shard does not say.
const usualShards = 4

//go:embed slurm.sbatch.tmpl
var slurmScript string

//go:embed k8s.yaml.tmpl
var k8sJob string

// submission is what the templates of schedulers are filled with.
type submission struct {
	Name    string
	Shards  int
	Last    int      // the last shard's number
	Program string   // path of this program
	Args    []string // of p38 batch, without what the scheduler decides
	Out     string
	Merge   string // the command that ends the batch
}

// With is Args and more.
func (s submission) With(more ...string) []string { return append(slices.Clip(s.Args), more...) }

// submit prints what submits the batch.
func (c *batchCmd) submit(out *output) error {
	shards := usualShards
	if c.Shard != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(c.Shard, "auto/"))
		if err != nil || n < 1 || n > c.Runs {
			return usagef("--shard %s: want auto/N with --print, N from 1 to the number of runs", c.Shard)
		}
		shards = n
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	s := submission{Name: "p38-" + c.Scenario, Shards: shards, Last: shards - 1, Program: program, Out: c.Out}
	text := slurmScript
	if c.Print == "k8s" {
		text = k8sJob
		s.Out = path.Join("/results", filepath.Base(c.Out))
	}
	s.Args = c.args(s.Out)
	s.Merge = fmt.Sprintf("p38 merge %s --out %s", quote(s.Out), quote(s.Out))
	t := template.Must(template.New(c.Print).Funcs(template.FuncMap{"shell": shell, "json": inJSON}).Parse(text))
	return t.Execute(out, s)
}

// args are the arguments that play this batch into a folder.
func (c *batchCmd) args(dir string) []string {
	args := []string{"batch", c.Scenario, "-n", strconv.Itoa(c.Runs), "--seed", strconv.FormatUint(c.Seed, 10), "--north", c.North, "--south", c.South}
	for _, set := range c.Set {
		args = append(args, "--set", set)
	}
	if c.Turns > 0 {
		args = append(args, "--turns", strconv.Itoa(c.Turns))
	}
	return append(args, "--out", dir, "--resume", "--quiet")
}

// shell writes words for a shell.
func shell(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = quote(w)
	}
	return strings.Join(quoted, " ")
}

// quote writes one word for a shell.
func quote(w string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=:,+@", r)
	}
	if w != "" && strings.IndexFunc(w, func(r rune) bool { return !plain(r) }) < 0 {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}

// inJSON writes a word or a list of them as JSON, which is YAML as well.
func inJSON(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSpace(b.String()), err
}
