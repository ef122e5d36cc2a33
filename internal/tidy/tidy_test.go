// Package tidy holds tests of the program's own order: who may import whom, and what the rules of the
// war and the opponents may never use. Each failure names the ban and what to use instead.
package tidy

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
)

const module = "parallel38"

// pkg is a package as the go command sees it.
type pkg struct {
	Path    string
	Dir     string
	Export  string   // file of its export data
	Files   []string // without tests and generators
	Imports []string // direct
	Deps    []string // all
}

// packages lists the program's packages and everything they need, by import path.
var packages = sync.OnceValues(func() (map[string]*pkg, error) {
	const form = `{{.ImportPath}}	{{.Dir}}	{{.Export}}	{{join .GoFiles " "}}	{{join .Imports " "}}	{{join .Deps " "}}`
	cmd := exec.Command("go", "list", "-e", "-deps", "-export", "-f", form, module+"/...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	all := map[string]*pkg{}
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 6 {
			all[f[0]] = &pkg{f[0], f[1], f[2], strings.Fields(f[3]), strings.Fields(f[4]), strings.Fields(f[5])}
		}
	}
	return all, nil
})

// each calls visit for every package of the program that lies at or under one of the paths.
func each(t *testing.T, visit func(t *testing.T, p *pkg), paths ...string) {
	t.Helper()
	all, err := packages()
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if slices.ContainsFunc(paths, func(path string) bool { return under(name, module+"/"+path) }) {
			t.Run(name, func(t *testing.T) { visit(t, all[name]) })
		}
	}
}

// under tells whether an import path is a path or lies below it.
func under(name, path string) bool { return name == path || strings.HasPrefix(name, path+"/") }

// ban is something that packages must not import.
type ban struct {
	who     []string // packages of the program, with all below them
	except  []string
	what    []string // import paths, with all below them
	deep    bool     // not even by way of others
	instead string
}

const (
	ebiten   = "github.com/hajimehoshi/ebiten/v2"
	ebitenui = "github.com/ebitenui/ebitenui"
	donburi  = "github.com/yohamta/donburi"
)

// headless are the packages that must run on a machine without a display.
var headless = []string{
	"game",
	"scenarios",
	"assets",
	"cmd/p38",
	"internal/ai",
	"internal/annals",
	"internal/arena",
	"internal/batch",
	"internal/bot",
	"internal/cabinet",
	"internal/campaign",
	"internal/chart",
	"internal/counter",
	"internal/encyclopedia",
	"internal/film",
	"internal/geo",
	"internal/lab",
	"internal/mapgen",
	"internal/match",
	"internal/record",
	"internal/replay",
	"internal/scenario",
	"internal/sound",
	"internal/stats",
	"internal/text",
	"internal/validate",
	"internal/web",
}

var bans = []ban{
	{who: []string{"game"}, what: []string{"time"}, instead: "calendar.Day: the rules know dates, not clocks"},
	{who: []string{"game"}, what: []string{"os", "log", "log/slog", "net", "io/ioutil"}, instead: "events and errors as values: only main prints, and files are read through io/fs"},
	{who: []string{"game"}, what: []string{"math/rand", "math/rand/v2", "crypto/rand"}, instead: "game/dice: counter-based, one stream a purpose"},
	{who: []string{"game", "internal/ai"}, what: []string{"math", "math/cmplx", "gonum.org"}, instead: "integers and game/fixed: floats differ between machines"},
	{who: []string{"internal/ai"}, what: []string{"time", "os", "log", "math/rand", "math/rand/v2"}, instead: "the budget in nodes, and dice.Roll of the View's own seed"},
	{who: []string{"game"}, what: []string{module + "/internal", module + "/cmd", module + "/scenarios"}, instead: "a value that the caller passes in: the rules know nothing of their readers"},
	{who: []string{"game"}, except: []string{"game/force"}, what: []string{donburi}, instead: "game/force, which keeps donburi behind slabs by unit"},
	{who: []string{"internal/ai", "internal/match", "internal/replay", "internal/scenario", "internal/batch"}, what: []string{donburi}, instead: "game/force"},
	{who: []string{"game/hex", "game/fixed", "game/calendar"}, what: []string{module}, instead: "nothing of the program: these stand at the bottom"},
	{who: []string{"game/atlas"}, what: []string{module + "/game/force", module + "/game/fight"}, instead: "the order hex, fixed ← atlas ← fight ← force ← game"},
	{who: []string{"internal/ai"}, what: []string{module + "/internal"}, instead: "package game: an opponent reads a View and gives orders"},
	{who: []string{"internal/match"}, what: []string{module + "/internal"}, instead: "match.Player, which others implement"},
	{who: []string{"internal/campaign"}, what: []string{module + "/internal"}, instead: "campaign.Government, which others implement"},
	{who: []string{"internal/replay"}, what: []string{module + "/internal/ai", module + "/internal/cabinet", module + "/internal/play"}, instead: "the orders in the file: replaying runs no AI"},
	{who: []string{"internal/batch"}, what: []string{module + "/internal/ai", module + "/internal/arena", module + "/internal/text"}, instead: "Runner.Hire, which makes the opponents"},
	{who: []string{"internal/bot"}, what: []string{module + "/internal/ai", module + "/internal/text", module + "/internal/replay"}, instead: "a match.Match that the caller makes"},
	{who: []string{"internal/arena"}, what: []string{module + "/internal/ai", module + "/internal/text"}, instead: "Options.Hire, which makes the opponents"},
	{who: []string{"internal/lab"}, what: []string{module + "/internal/ai", module + "/internal/text"}, instead: "Question.Hire, which makes the opponents"},
	{who: []string{"internal/validate"}, what: []string{module + "/internal/ai", module + "/internal/text"}, instead: "batch.Runner.Hire, which makes the opponents"},
	{who: []string{"internal/record"}, what: []string{module + "/internal/batch", module + "/internal/match", module + "/internal/validate"}, instead: "package validate, which knows simulated wars"},
	{who: []string{"cmd/parallel38", "game"}, what: []string{"gonum.org/v1/plot", "gonum.org/v1/gonum/stat", module + "/internal/validate"}, deep: true, instead: "p38 batch and validate: the window carries neither plots nor statistics, which a browser would have to load"},
	{who: []string{"internal/stats"}, what: []string{module}, instead: "numbers that the caller passes in"},
	{who: headless, what: []string{ebiten, ebitenui, "github.com/ebitengine"}, deep: true, instead: "a package without a window: move what draws to internal/play"},
	{who: []string{"game", "internal/ai", "internal/match", "internal/replay", "internal/scenario"}, what: []string{"runtime/cgo", "C"}, deep: true, instead: "pure Go"},
}

func TestWhoMayImportWhom(t *testing.T) {
	for _, b := range bans {
		each(t, func(t *testing.T, p *pkg) {
			if slices.ContainsFunc(b.except, func(e string) bool { return under(p.Path, module+"/"+e) }) {
				return
			}
			imports := p.Imports
			if b.deep {
				imports = p.Deps
			}
			for _, i := range imports {
				for _, what := range b.what {
					banned := i == what || strings.Contains(what, "/") && under(i, what) || what == module && under(i, what)
					if banned && !under(i, p.Path) {
						t.Errorf("%s imports %s, which is banned there. Use %s.", p.Path, i, b.instead)
					}
				}
			}
		}, b.who...)
	}
}

// checked is a package with its types.
type checked struct {
	*pkg
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
}

// check type-checks a package against the export data of what it imports.
func check(t *testing.T, p *pkg) *checked {
	t.Helper()
	all, _ := packages()
	c := &checked{p, token.NewFileSet(), nil, &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	for _, name := range p.Files {
		f, err := parser.ParseFile(c.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Skipf("%s does not compile: %v", p.Path, err)
		}
		c.files = append(c.files, f)
	}
	lookup := func(path string) (io.ReadCloser, error) {
		if d := all[path]; d != nil && d.Export != "" {
			return os.Open(d.Export)
		}
		return nil, fmt.Errorf("no export data of %s", path)
	}
	conf := types.Config{Importer: importer.ForCompiler(c.fset, "gc", lookup)}
	if _, err := conf.Check(p.Path, c.fset, c.files, c.info); err != nil {
		t.Skipf("%s does not compile: %v", p.Path, err)
	}
	return c
}

// at is where a node stands, for a message.
func (c *checked) at(n ast.Node) string {
	pos := c.fset.Position(n.Pos())
	return fmt.Sprintf("%s/%s:%d", strings.TrimPrefix(c.Path, module+"/"), filepath.Base(pos.Filename), pos.Line)
}

// lines returns where a package has an expression of a banned type, each line once, in order.
func (c *checked) lines(banned func(t types.Type) bool) []string {
	var at []string
	for _, f := range c.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if tv, ok := c.info.Types[e]; ok && tv.Type != nil && banned(tv.Type) {
					at = append(at, c.at(e))
				}
			}
			return true
		})
	}
	return slices.Compact(at)
}

// TestPlayersSeeAViewOnly: whoever plays sees what its side knows, and the World knows everything.
func TestPlayersSeeAViewOnly(t *testing.T) {
	each(t, func(t *testing.T, p *pkg) {
		c := check(t, p)
		for _, at := range c.lines(func(typ types.Type) bool { return holds(typ, module+"/game", "World", 0) }) {
			t.Errorf("%s handles a game.World, which is banned there: it knows what fog hides. Use the side's game.View, as match.View gives it.", at)
		}
	}, "internal/ai", "internal/bot", "internal/play")
}

// holds tells whether a type is a named one, or a pointer to or a list of it, or a function giving it.
func holds(typ types.Type, path, name string, depth int) bool {
	if depth > 4 {
		return false
	}
	switch t := types.Unalias(typ).(type) {
	case *types.Named:
		return t.Obj().Name() == name && t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == path
	case *types.Pointer:
		return holds(t.Elem(), path, name, depth+1)
	case *types.Slice:
		return holds(t.Elem(), path, name, depth+1)
	case *types.Array:
		return holds(t.Elem(), path, name, depth+1)
	case *types.Map:
		return holds(t.Elem(), path, name, depth+1)
	case *types.Signature:
		for v := range t.Results().Variables() {
			if holds(v.Type(), path, name, depth+1) {
				return true
			}
		}
	}
	return false
}

// TestRulesAndOpponentsUseIntegers: floats differ between machines, and so would the war.
func TestRulesAndOpponentsUseIntegers(t *testing.T) {
	each(t, func(t *testing.T, p *pkg) {
		c := check(t, p)
		float := func(typ types.Type) bool {
			b, ok := typ.Underlying().(*types.Basic)
			return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0
		}
		for _, at := range c.lines(float) {
			t.Errorf("%s uses a float, which is banned there: machines round it differently. Use thousandths in an int, or a table of game/fixed.", at)
		}
	}, "game", "internal/ai")
}

// TestRulesAndOpponentsGoInOrder: goroutines and the order of a map differ from run to run.
func TestRulesAndOpponentsGoInOrder(t *testing.T) {
	each(t, func(t *testing.T, p *pkg) {
		c := check(t, p)
		for _, f := range c.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%s starts a goroutine, which is banned there: the order of things would be an accident. Use slices of work inside one call.", c.at(n))
				case *ast.SelectStmt:
					t.Errorf("%s selects between channels, which is banned there. Use plain calls.", c.at(n))
				case *ast.RangeStmt:
					if _, isMap := c.info.Types[n.X].Type.Underlying().(*types.Map); isMap {
						t.Errorf("%s walks over a map, which is banned there: its order differs from run to run. Use a slice in ID order.", c.at(n))
					}
				}
				return true
			})
		}
	}, "game", "internal/ai")
}

// TestEveryTestKnowsUpdate: go test ./... -update hands the flag to every package, and one that does not
// know it fails.
func TestEveryTestKnowsUpdate(t *testing.T) {
	const form = `{{.ImportPath}}	{{join .TestGoFiles " "}}{{join .XTestGoFiles " "}}	{{join .TestImports " "}} {{join .XTestImports " "}}`
	out, err := exec.Command("go", "list", "-f", form, module+"/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 3 && f[1] != "" && !slices.Contains(strings.Fields(f[2]), module+"/internal/golden") {
			t.Errorf("the tests of %s refuse -update. Import _ %q in one of them.", f[0], module+"/internal/golden")
		}
	}
}
