using Xunit.Sdk;
using Xunit.v3;

// Each test fills the machine with browsers: one at a time, or their clocks and microphones stall.
[assembly: Parallelization(Mode = ParallelMode.None)]
