using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Itog.Fuzzing.Engine;
using Itog.Fuzzing.Targets;

namespace Itog.Fuzzing;

/// <summary>
/// <c>./test-long fuzz</c>: millions of executions of every target, the targets side by side on all cores. By the environment:
/// <c>FUZZ_EXECUTIONS</c> of each target (ten million), <c>FUZZ_SEED</c> (of the clock, and printed), <c>FUZZ_TARGETS</c> (names with commas; all),
/// <c>FUZZ_THREADS</c> (all cores), <c>FUZZ_KEEP</c> (how many inputs that showed something new to add to the corpus of each target; none).
/// </summary>
public sealed class LongFuzz(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    [Trait("Long", "fuzz")]
    public void Ten_million_executions_of_each_target_do_no_harm()
    {
        var executions = Setting("FUZZ_EXECUTIONS", 10_000_000);
        var seed = (ulong)Setting("FUZZ_SEED", Stopwatch.GetTimestamp());
        var keep = (int)Setting("FUZZ_KEEP", 0);
        var chosen = Environment.GetEnvironmentVariable("FUZZ_TARGETS")?.Split(',') ?? [.. FuzzTargets.Names];
        var failures = new ConcurrentBag<Exception>();
        var results = new ConcurrentBag<string>();
        var total = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = (int)Setting("FUZZ_THREADS", Environment.ProcessorCount) };

        // One target at a time to each thread.
        Parallel.ForEach(Partitioner.Create(chosen, EnumerablePartitionerOptions.NoBuffering), options, name =>
        {
            var begun = Stopwatch.GetTimestamp();
            using var target = FuzzTargets.Make(name);
            using var run = new FuzzRun(name, target, Corpus.Of(name), seed);
            try
            {
                run.Replay();
                run.Mutate(executions);
                run.KeepNew(keep);
            }
            catch (FuzzFailure failure)
            {
                failures.Add(failure);
            }

            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            Interlocked.Add(ref total, run.Executions);
            results.Add(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{run.Executions,14:N0} executions{run.Executions / seconds,12:N0}/s{run.Shapes,8:N0} shapes"));
            output.WriteLine(results.Last());
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:N0} executions, seed {seed}"));
        File.WriteAllLines(Path.Combine(Corpus.Notes, "results"), [.. results.Order(StringComparer.Ordinal), $"seed {seed}"]);
        failures.Should().BeEmpty();
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
