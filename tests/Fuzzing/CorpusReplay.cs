using Itog.Fuzzing.Engine;
using Itog.Fuzzing.Targets;

namespace Itog.Fuzzing;

/// <summary>What every run of the tests does: each kept input, and some thousands of seeded mutations, for each reader of the wire.</summary>
public sealed class CorpusReplay
{
    private const int Mutations = 10_000;
    private const ulong Seed = 20260211;

    public static TheoryData<string> Targets => new(FuzzTargets.Names);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Neither_the_corpus_nor_mutations_of_it_do_harm(string name)
    {
        using var target = FuzzTargets.Make(name);
        using var run = new FuzzRun(name, target, Corpus.Of(name), Seed);

        run.Replay();
        run.Mutate(Mutations);

        run.Shapes.Should().BeGreaterThan(3, "mutations should get past the first check of the format");
    }
}
