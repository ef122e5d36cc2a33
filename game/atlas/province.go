package atlas

// Province is a province of Korea in the middle of 1950; 0 is outside Korea. The bounds on the map
// are approximate: present-day boundaries merged back.
type Province uint8

// The provinces, north to south.
const (
	NoProvince Province = iota
	NorthHamgyong
	SouthHamgyong
	Chagang
	NorthPyongan
	SouthPyongan
	Hwanghae
	Kangwon
	Kyonggi
	NorthChungchong
	SouthChungchong
	NorthKyongsang
	SouthKyongsang
	NorthCholla
	SouthCholla
	Cheju
	Provinces // how many, NoProvince included
)

var provinceNames = [Provinces]Name{
	{},
	{"North Hamgyong", "함경북도"},
	{"South Hamgyong", "함경남도"},
	{"Chagang", "자강도"},
	{"North Pyongan", "평안북도"},
	{"South Pyongan", "평안남도"},
	{"Hwanghae", "황해도"},
	{"Kangwon", "강원도"},
	{"Kyonggi", "경기도"},
	{"North Chungchong", "충청북도"},
	{"South Chungchong", "충청남도"},
	{"North Kyongsang", "경상북도"},
	{"South Kyongsang", "경상남도"},
	{"North Cholla", "전라북도"},
	{"South Cholla", "전라남도"},
	{"Cheju", "제주도"},
}

// Name is the province's name in the spelling of 1950.
func (p Province) Name() Name { return provinceNames[p] }
