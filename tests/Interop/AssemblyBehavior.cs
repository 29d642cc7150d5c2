// Each test fills the machine with browsers: one at a time, or their clocks and microphones stall.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
