package main

import (
	"net"
	"strings"
	"testing"
)

// TestWebRefusals: what the browser's door says when it cannot open, before it builds anything.
func TestWebRefusals(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, c := range []struct {
		addr string
		code int
		says string
	}{
		{taken.Addr().String(), failure, "in use by another program"},
		{"8038", badInput, "an address is a host and a port"},
		{"127.0.0.1:port", badInput, "an address is a host and a port"},
	} {
		stdout, stderr, code := p38(t, "web", "--addr", c.addr)
		if code != c.code || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("--addr %s: code %d, %q, %q; want code %d and one line with %q", c.addr, code, stdout, stderr, c.code, c.says)
		}
	}
}
