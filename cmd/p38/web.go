package main

import (
	"context"
	"errors"
	"os"
	"os/signal"

	"parallel38/internal/web"
)

// webCmd serves or writes the browser edition.
type webCmd struct {
	Addr string `default:"127.0.0.1:8038" placeholder:"HOST:PORT" help:"Where to serve it: this machine alone can reach it unless told otherwise (${default})."`
	Dist string `placeholder:"DIR" help:"Write it to a folder for any static host, compressed as well as can be, instead of serving it."`
}

func (c *webCmd) Run(out *output) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if c.Dist != "" {
		err = web.Dist(ctx, c.Dist, out)
	} else {
		err = web.Serve(ctx, c.Addr, out)
	}
	var refused *web.AddrError
	if errors.As(err, &refused) && !refused.InUse {
		return usage{err}
	}
	if errors.Is(err, context.Canceled) {
		return nil // told to stop
	}
	return err
}
