using Itog.Exam;
using Itog.Server.Hosting;

namespace Itog.Server.Api;

/// <summary>Turns what a rule says into an answer: the value as the endpoint wants it, a refusal as a problem.</summary>
internal static class OutcomeResults
{
    /// <summary>A refusal whose code begins with <c>no-such-</c> is 404, one that tells of another's change or a taken name 409, every other 422.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return outcome.TryGet(out var value, out var problem) ? answer(value) : Refuse(problem);
    }

    public static IResult Refuse(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return ProblemAnswer.Result(problem, StatusOf(problem.Code));
    }

    private static int StatusOf(string code) =>
        code.StartsWith("no-such-", StringComparison.Ordinal) ? StatusCodes.Status404NotFound
        : code is "bad-cursor" ? StatusCodes.Status400BadRequest
        : code.EndsWith("-taken", StringComparison.Ordinal) || code.EndsWith("-changed", StringComparison.Ordinal) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;
}
