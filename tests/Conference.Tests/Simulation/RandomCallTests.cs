using System.Collections.Concurrent;
using System.Globalization;

namespace Itog.Conference.Tests.Simulation;

/// <summary>
/// Calls on seeded bad networks in virtual time. A failure names its seed: <c>SIMULATION_SEED=17 SIMULATION_CALLS=1 ./test-long simulation</c>
/// runs that one alone.
/// </summary>
public sealed class RandomCallTests
{
    private const int CallsOfOneTest = 10;

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void Invariants_hold_in_ten_calls_on_bad_networks(int ten) => RunAll((ten * CallsOfOneTest) + 1, CallsOfOneTest);

    /// <summary>Four damaged numbers of records that nobody vouches for, and a late packet that began the stream of one who was back.</summary>
    [Theory]
    [InlineData(10_102)]
    [InlineData(10_488)]
    [InlineData(12_139)]
    [InlineData(12_860)]
    [InlineData(10_545)]
    public void Invariants_hold_in_calls_that_have_failed_before(int seed) => RunAll(seed, calls: 1);

    [Fact(Explicit = true)]
    [Trait("Long", "simulation")]
    public void Invariants_hold_in_thousands_of_calls_on_bad_networks() =>
        RunAll(Setting("SIMULATION_SEED", 10_000), Setting("SIMULATION_CALLS", 3_000));

    private static void RunAll(int first, int calls)
    {
        var failures = new ConcurrentQueue<string>();
        // Unbounded it would begin ever more calls side by side, each with megabytes of packets.
        var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(first, first + calls, cores, (seed, loop) =>
        {
            using var call = new RandomCall(seed);
            try
            {
                call.Run();
            }
#pragma warning disable CA1031 // whatever it is, the seed goes with it
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.Enqueue($"seed {seed} ({call}): {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Simulation", StringComparison.Ordinal))}");
            }

            if (failures.Count >= 5)
            {
                loop.Stop();
            }
        });

        string.Join("\n", failures).Should().BeEmpty();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
