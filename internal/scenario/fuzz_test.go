package scenario

import (
	"errors"
	"testing"
)

// FuzzScenario reads anything as a scenario and as its order of battle: it is refused with the mistakes in
// it, or its war can be played.
func FuzzScenario(f *testing.F) {
	for _, yaml := range []string{
		"a: [b, {c: d}]\n? x\n: y\n",
		"a: |\n  text\nb: >-\n  folded\n  text\n",
		"- - - a\n- {b: 'c'}\n",
		"a: &x 1\nb: *x\n<<: *x\n",
		"a: \"\\u0000\\x\"\n",
		"%YAML 1.2\n---\n!!map {a: 1}\n...\n",
	} {
		f.Add(yaml, smallUnits)
	}
	f.Add(small, smallUnits)
	f.Add(small, "code,code\n\"a\"\"b\",\n")
	f.Add(small, "code,at\nx,Seoul+N+N\n#\n\n")
	f.Fuzz(func(t *testing.T, yaml, units string) {
		s, err := loadSmall(yaml, units)
		var mistakes Errors
		if err != nil {
			if !errors.As(err, &mistakes) {
				t.Fatal(err)
			}
			return
		}
		if wrong := play(s, "random", 4); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
