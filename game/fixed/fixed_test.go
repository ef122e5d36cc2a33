package fixed

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	_ "parallel38/internal/golden" // go test ./... -update
)

// near fails when an integer curve is further from the true one than its comment promises.
func near(t interface {
	Helper()
	Fatalf(string, ...any)
}, what string, got int64, want, tolerance float64) {
	t.Helper()
	if math.Abs(float64(got)-want) > tolerance {
		t.Fatalf("%s = %d, want %.3f ± %g", what, got, want, tolerance)
	}
}

func TestLnAgreesWithTheRealLogarithm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num := rapid.Int64Range(1, math.MaxInt64).Draw(t, "num")
		den := rapid.Int64Range(1, math.MaxInt64).Draw(t, "den")
		near(t, "Ln", int64(Ln(num, den)), 1000*(math.Log(float64(num))-math.Log(float64(den))), .503)
		if Ln(num, den) != -Ln(den, num) {
			t.Fatal("Ln is not odd")
		}
	})
	if Ln(0, 5) != -LnLimit || Ln(5, 0) != LnLimit || Ln(7, 7) != 0 || LnMilli(2000) != 693 {
		t.Fatal("edges of Ln")
	}
}

func TestLnRises(t *testing.T) {
	last := Ln(1, 1000)
	for x := int64(2); x < 200_000; x++ {
		if now := Ln(x, 1000); now < last {
			t.Fatalf("Ln falls at %d", x)
		} else {
			last = now
		}
	}
}

func TestExpAgreesWithTheRealExponential(t *testing.T) {
	last := int64(-1)
	for milli := -25_000; milli <= 20_000; milli++ {
		x := math.Exp(float64(milli) / 1000)
		near(t, "Exp", Exp(milli), x*One, .501+x*One*3e-9)
		near(t, "Exp32", Exp32(milli), x*One32, .501+x*One32*3e-9)
		if now := Exp32(milli); now < last {
			t.Fatalf("Exp32 falls at %d", milli)
		} else {
			last = now
		}
	}
	if Exp(99_000) != Exp(32_000) || Exp(0) != One || Exp32(0) != One32 {
		t.Fatal("edges of Exp")
	}
}

func TestDecayAgreesWithTheRealExponential(t *testing.T) {
	for _, step := range []int64{977, 1_000_003, 104_729_017} {
		last := int64(One32)
		for x := int64(0); x < step*20_000 && x < 23<<32; x += step {
			now := Decay32(x)
			near(t, "Decay32", now, math.Exp(-float64(x)/One32)*One32, 8)
			if now > last {
				t.Fatalf("Decay32 rises at %d", x)
			}
			last = now
		}
	}
	if Decay32(0) != One32 || Decay32(math.MaxInt64) != 0 {
		t.Fatal("edges of Decay32")
	}
}

func TestPhiAgreesWithTheRealDistribution(t *testing.T) {
	for z := -6000; z <= 6000; z++ {
		near(t, "Phi", int64(Phi(z)), One*(1+math.Erf(float64(z)/1000/math.Sqrt2))/2, .6)
		if Phi(z)+Phi(-z) != One {
			t.Fatalf("Phi is not symmetric at %d", z)
		}
	}
}

func TestProbitIsAStandardNormalDeviate(t *testing.T) {
	var sum, square, last int64 = 0, 0, -99_999
	for u := range 1 << 16 {
		x := int64(Probit(uint16(u)))
		if x < last {
			t.Fatalf("Probit falls at %d", u)
		}
		last = x
		sum += x
		square += x * x
	}
	if sum != 0 {
		t.Fatalf("mean is %d/65536 milli, want 0", sum)
	}
	if variance := float64(square) / (1 << 16) / 1e6; math.Abs(variance-1) > .01 {
		t.Fatalf("variance %.4f, want 1 ± .01", variance)
	}
	near(t, "largest", int64(Probit(math.MaxUint16)), 3670, 10)
}

// What a preview averages over the nodes must be what the dice give.
func TestNodesAverageLikeTheCells(t *testing.T) {
	for _, sd := range []float64{.3, .55, .75} {
		var cells, few float64
		for i := range ProbitCells {
			cells += math.Exp(sd*float64(ProbitCell(i))/1000) / ProbitCells
		}
		for i := range Nodes {
			few += math.Exp(sd*float64(Node(i))/1000) / Nodes
		}
		if math.Abs(few/cells-1) > .006 {
			t.Errorf("SD %.2f: nodes give %.4f, cells %.4f", sd, few, cells)
		}
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct{ got, want int64 }{
		{MulQ16(10, One/4), 3}, {MulQ16(-10, One/4), -2}, {MulMilli(5, 500), 3}, {MulMilli(-5, 500), -3},
		{DivRound(7, 2), 4}, {DivRound(-7, 2), -4}, {DivRound(1, 3), 0},
	} {
		if c.got != c.want {
			t.Errorf("got %d, want %d", c.got, c.want)
		}
	}
}

func TestSqrtIsTheWholePart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.Uint64Range(0, 1<<31).Draw(t, "root")
		if Sqrt(r*r) != r || Sqrt(r*r+2*r) != r {
			t.Fatalf("Sqrt around %d squared", r)
		}
	})
}

func BenchmarkLn(b *testing.B) {
	x := 0
	for i := range b.N {
		x += Ln(int64(i)+1, 977)
	}
	_ = x
}
