using System.Text.Json.Serialization;
using Itog.Exam;
using Itog.Exam.Regulation;

namespace Itog.Server.Hosting;

/// <summary>A refusal on the wire: RFC 9457 problem details with the stable code of the problem and the clause of the regulation.</summary>
public sealed record ProblemAnswer(string Type, int Status, string Code, string Title, string Detail, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Clause)
{
    /// <summary>The clause with the name of its document, for people.</summary>
    public string? Source { get; } = RegulationPacks.Cite(Clause);

    public const string MediaType = "application/problem+json";

    public static ProblemAnswer Of(Problem problem, int status)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new($"urn:itog:problem:{problem.Code}", status, problem.Code, problem.Title, problem.Detail, problem.Clause);
    }

    /// <summary>The refusal as the answer of an endpoint.</summary>
    public static IResult Result(Problem problem, int status) =>
        Results.Json(Of(problem, status), contentType: MediaType, statusCode: status);

    /// <summary>The refusal written by a middleware, which has no result to return.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem, int status)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Of(problem, status), options: null, MediaType, context.RequestAborted);
    }
}
