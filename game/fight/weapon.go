package fight

// Weapon is a class of heavy weapon. Rifles, machine-guns and the light mortars of 60 to 82 mm are
// counted with the men who carry them.
type Weapon uint8

// The classes of weapon.
const (
	Gun76      Weapon = iota // 76 mm divisional and regimental guns
	Gun105                   // 105 mm howitzers
	Gun122                   // 122 mm howitzers
	Gun155                   // 155 mm howitzers and heavier
	Mortar120                // 120 mm and 4.2-inch mortars
	AT45                     // 45 mm anti-tank guns
	AT57                     // 57 mm anti-tank guns
	Bazooka236               // 2.36-inch rocket launchers
	Bazooka35                // 3.5-inch rocket launchers
	RR57                     // 57 mm recoilless rifles
	RR75                     // 75 mm recoilless rifles
	T34                      // T-34/85
	SU76                     // SU-76 assault guns
	M24                      // light tanks
	M4                       // Shermans
	M26                      // Pershings and Pattons
	Weapons                  // how many classes there are
)

var weaponNames = [Weapons]string{"gun76", "gun105", "gun122", "gun155", "mortar120", "at45", "at57",
	"bazooka236", "bazooka35", "rr57", "rr75", "t34", "su76", "m24", "m4", "m26"}

func (w Weapon) String() string { return weaponNames[w] }

// Tank tells whether the class is armoured and on tracks.
func (w Weapon) Tank() bool { return w >= T34 && w <= M26 }

// Gun tells whether the class is artillery: it supports from behind, is counted as guns and can be
// captured as such.
func (w Weapon) Gun() bool { return w <= Mortar120 }

// WeaponTerms is what a piece of a class is worth.
type WeaponTerms struct {
	Power int16 `range:"0 500"`  // hundredths of a power point, before Params.Heavy
	AT    int16 `range:"0 5000"` // milli: its weight against tanks; 1,000 stops one tank's shock by 63 %
}

// Guns is how many pieces of artillery the side has.
func (s *Side) Guns() int { return s.count(Weapon.Gun) }

// Tanks is how many tanks and assault guns the side has.
func (s *Side) Tanks() int { return s.count(Weapon.Tank) }

func (s *Side) count(is func(Weapon) bool) int {
	n := 0
	for w := range Weapons {
		if is(w) {
			n += int(s.Weapons[w])
		}
	}
	return n
}
