package text

import (
	"strings"
	"unicode"
)

// Finals of a spoken syllable, as far as they choose a particle.
const (
	open   = iota // ends in a vowel: 가, 를, 는, 와, 로
	closed        // ends in a consonant: 이, 을, 은, 과, 으로
	rieul         // ends in ㄹ: as closed, but 로
)

// particle chooses between the two forms of a Korean particle, the one after a consonant first
// (이/가, 을/를, 은/는, 과/와, 으로/로), by how the word before it is spoken.
func particle(word string, forms []string) string {
	f := final(word)
	if f == closed || f == rieul && !strings.HasPrefix(forms[0], "으") {
		return forms[0]
	}
	return forms[1]
}

// final tells how a word ends when spoken. Closing brackets and marks are silent.
func final(word string) int {
	r := []rune(word)
	for i := len(r) - 1; i >= 0; i-- {
		switch c := r[i]; {
		case c >= '가' && c <= '힣':
			switch (c - '가') % 28 { // syllables are ordered by their final, 28 of them
			case 0:
				return open
			case 8:
				return rieul
			}
			return closed
		case c >= '0' && c <= '9':
			// 영 일 이 삼 사 오 육 칠 팔 구; a last 0 is 십, 백, 천 or 만, all closed.
			return [...]int{closed, rieul, open, closed, open, open, closed, rieul, rieul, open}[c-'0']
		case c == '%':
			return open // 퍼센트
		case unicode.IsLetter(c):
			switch unicode.ToLower(c) {
			case 'l':
				return rieul
			case 'm', 'n', 'g': // as names such as Kaesong and Pusan are read
				return closed
			}
			return open
		}
	}
	return open
}
