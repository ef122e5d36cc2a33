package scenario

import (
	"strings"
	"testing"
	"testing/fstest"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
)

const smallLesson = `format: 1
id: small
name: {en: A lesson, ko: 연습}
text: {en: A test., ko: 시험.}
scenario: ongjin-1950
side: north
seed: 38
steps:
  - text: {en: Read., ko: 읽어라.}
    do: read
  - text: {en: Go., ko: 가라.}
    do: order
    what: move
    unit: kpa-6d-14r
    at: Ongjin+NW
`

func readLesson(text string) (*Lesson, error) {
	s := &source{fsys: fstest.MapFS{"small/lesson.yaml": {Data: []byte(text)}}, name: lessonName}
	l := s.lesson("small", atlas.Peninsula())
	return l, s.mistakes()
}

func TestALessonIsRead(t *testing.T) {
	l, err := readLesson(smallLesson)
	if err != nil {
		t.Fatal(err)
	}
	setup, err := Builtin(l.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	step := l.Steps[1]
	if l.Side != force.North || step.Do != Give || step.What != "move" || setup.Units[step.Unit].Code != "kpa-6d-14r" || step.At == hex.None || l.Steps[0].Unit != force.None {
		t.Errorf("read %+v", l)
	}
}

// Every mistake in a lesson is told with its place.
func TestMistakesInALesson(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"scenario: ongjin-1950", "scenario: ongjin-1951", "small/lesson.yaml:5:11: scenario: found ongjin-1951; allowed: inchon-1950, invasion-1950, ongjin-1950"},
		{"do: read", "do: reed", "small/lesson.yaml:10:9: steps[0].do: found reed; allowed: read"},
		{"what: move", "what: fly", "small/lesson.yaml:13:11: what: found fly; allowed: move"},
		{"unit: kpa-6d-14r", "unit: kpa-6d-15r", "small/lesson.yaml:14:11: unit: found kpa-6d-15r; allowed: kpa-6d-14r"},
		{"at: Ongjin+NW", "at: Ongjim", "small/lesson.yaml:15:9: at: found Ongjim"},
		{"do: order\n    what: move", "do: stand", "small/lesson.yaml:12:9: at: found nothing; allowed: the field is needed to stand"},
		{"side: north", "side: east", "small/lesson.yaml:6:7: side: found east; allowed: north, south"},
		{"id: small", "id: large", "small/lesson.yaml:2:5: id: found large; allowed: the name of the folder, small"},
		{"    do: read\n", "", "small/lesson.yaml:9:5: steps[0].do: found nothing; allowed: the field is needed"},
	} {
		text := strings.Replace(smallLesson, c.old, c.new, 1)
		if strings.HasPrefix(c.new, "do: stand") {
			text = strings.Replace(text, "    at: Ongjin+NW\n", "", 1)
		}
		if _, err := readLesson(text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v\nwant %s", c.new, err, c.want)
		}
	}
}

// The lessons that the program carries are readable in both languages.
func TestLessonsAreReadable(t *testing.T) {
	all := Lessons()
	if len(all) < 3 {
		t.Fatalf("%d lessons", len(all))
	}
	for _, l := range all {
		if l.Steps[len(l.Steps)-1].Do != Read {
			t.Errorf("%s: the last step is not there to be read", l.ID)
		}
		for i, s := range l.Steps {
			for _, words := range []string{s.Text.En, s.Text.Ko} {
				if missing := sheet.Missing(words, sheet.Regular); len(missing) > 0 {
					t.Errorf("%s, step %d: the fonts cannot show %q", l.ID, i, missing)
				}
			}
		}
	}
}
