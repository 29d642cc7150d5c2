namespace Itog.Exam.Scoring;

/// <summary>How the score of a criterion follows from the number of its errors, as the descriptions of the scores say.</summary>
/// <param name="AtMost">For each score from 0 on: the most errors with which it is still given; null for 0, which any number allows.</param>
public sealed record ErrorRule(ErrorKind Kind, IReadOnlyList<int?> AtMost)
{
    /// <summary>The highest score that this many errors leave.</summary>
    public int ScoreFor(int count)
    {
        for (var score = AtMost.Count - 1; score > 0; score--)
        {
            if (count <= AtMost[score])
            {
                return score;
            }
        }

        return 0;
    }

    /// <summary>Whether there is a number for every score up to <paramref name="max"/>, and each next score allows fewer errors.</summary>
    internal bool Fits(int max) => AtMost.Count == max + 1 && AtMost[0] is null
        && AtMost.Skip(1).All(n => n >= 0) && AtMost.Skip(1).Zip(AtMost.Skip(2)).All(pair => pair.First > pair.Second);
}
