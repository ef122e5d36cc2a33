// Package calendar counts the days of the war. Rules key hazards, arrivals and seasons by date, never
// by turn number; a Day is a small integer so that dates compare, subtract and save as numbers.
package calendar

import (
	"fmt"
	"strconv"
)

// Day is a date as days since 1 January 1947, the first day any scenario knows.
type Day int16

// epoch is 1 January 1947 in days since 1 January 1970.
const epoch = -8401

// Of is the day of a civil date.
func Of(year, month, day int) Day {
	// Days from civil, by eras of 400 years that begin in March (H. Hinnant, "chrono-compatible
	// low-level date algorithms", 2013): the leap day is then the last of its year.
	if month <= 2 {
		year--
	}
	era := year / 400
	yoe := year - era*400
	doy := (153*((month+9)%12)+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468 - epoch)
}

// Date is the civil date of a day.
func (d Day) Date() (year, month, day int) {
	z := int(d) + epoch + 719468
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = (mp+2)%12 + 1
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Weekday is 0 for Sunday … 6 for Saturday.
func (d Day) Weekday() int { return ((int(d)+epoch+4)%7 + 7) % 7 }

// String is the ISO form, 1950-06-25.
func (d Day) String() string {
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// Parse reads the ISO form.
func Parse(s string) (Day, error) {
	bad := fmt.Errorf("%q is not a date: write it as 1950-06-25", s)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, bad
	}
	y, err1 := strconv.Atoi(s[:4])
	m, err2 := strconv.Atoi(s[5:7])
	day, err3 := strconv.Atoi(s[8:])
	if err1 != nil || err2 != nil || err3 != nil || y < 1947 || y > 1960 || m < 1 || m > 12 {
		return 0, bad
	}
	if d := Of(y, m, day); d.String() == s {
		return d, nil
	}
	return 0, fmt.Errorf("%q is not a date: there is no such day", s)
}
