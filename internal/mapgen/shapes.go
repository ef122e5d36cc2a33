package main

import "parallel38/internal/geo"

func (b *board) shapes() *geo.Shapes { return new(geo.Shapes) }
