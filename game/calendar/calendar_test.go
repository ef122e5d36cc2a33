package calendar

import (
	"testing"
	"time"

	_ "parallel38/internal/golden" // go test ./... -update
)

func TestDaysAgreeWithTheCivilCalendar(t *testing.T) {
	date := time.Date(1947, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Day(0); d < 3000; d++ {
		y, m, day := d.Date()
		if y != date.Year() || m != int(date.Month()) || day != date.Day() {
			t.Fatalf("day %d is %04d-%02d-%02d, want %s", d, y, m, day, date.Format(time.DateOnly))
		}
		if Of(y, m, day) != d || d.Weekday() != int(date.Weekday()) || d.String() != date.Format(time.DateOnly) {
			t.Fatalf("%s does not come back: Of %d, weekday %d", d, Of(y, m, day), d.Weekday())
		}
		if p, err := Parse(d.String()); err != nil || p != d {
			t.Fatalf("Parse(%s) = %v, %v", d, p, err)
		}
		date = date.AddDate(0, 0, 1)
	}
}

func TestParseRefusesWhatIsNoDate(t *testing.T) {
	for _, s := range []string{"", "1950-6-25", "1950-02-30", "1850-06-25", "25-06-1950", "1950-13-01", "1950/06/25"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, d)
		}
	}
}
