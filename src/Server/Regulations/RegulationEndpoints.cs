using Itog.Exam;
using Itog.Exam.Regulation;
using Itog.Queue;
using Itog.Server.Hosting;

namespace Itog.Server.Regulations;

/// <summary><c>/api/regulations</c>: what the regulations say, value by value with the clause, and where two of them differ. For staff.</summary>
internal static class RegulationEndpoints
{
    private static readonly Problem NoSuchRegulation = new(
        "no-such-regulation", "Такого порядка нет", "Проверьте код порядка. Список известных — GET /api/regulations.");

    public static void MapRegulations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/regulations").RequireAuthorization(ItogPolicies.Staff);
        group.MapGet("", List).WithSummary("Порядки проведения, которые знает сервер, и файлы, которые он не принял").Produces<RegulationListAnswer>();
        group.MapGet("schema.json", () => Results.Json(RegulationLoader.Schema, contentType: "application/schema+json"))
            .WithSummary("JSON Schema файла порядка");
        group.MapGet("{id}", Read).WithSummary("Порядок: каждое значение словами и с пунктом документа").Produces<RegulationAnswer>();
        group.MapGet("{id}/dates/{year:int:range(2019,2100)}", Dates)
            .WithSummary("Даты экзамена и сроки, которые порядок даёт для года; расчёт — предложение").Produces<IReadOnlyList<ExamRoundAnswer>>();
        group.MapGet("{left}/diff/{right}", Compare).WithSummary("Два порядка рядом").Produces<RegulationComparisonAnswer>();
    }

    private static IResult List() => Results.Ok(new RegulationListAnswer(
        [.. RegulationPacks.All.OrderBy(p => p.Region, StringComparer.CurrentCulture).ThenByDescending(p => p.Year).Select(RegulationSummary.Of)],
        [.. RegulationPacks.Refused.Select(r => new RefusedRegulationAnswer(r.File, [.. r.Faults.Select(f => f.ToString())]))]));

    private static IResult Read(string id) => RegulationPacks.Find(id) is { } pack
        ? Results.Ok(new RegulationAnswer(RegulationSummary.Of(pack), pack.Sources, pack.Entries))
        : Refuse();

    private static IResult Dates(string id, int year) => RegulationPacks.Find(id) is { } pack
        ? Results.Ok(ProposedDate.For(pack, year).Select(date => ExamRoundAnswer.Of(pack, date)))
        : Refuse();

    private static IResult Compare(string left, string right) => RegulationPacks.Find(left) is { } one && RegulationPacks.Find(right) is { } other
        ? Results.Ok(new RegulationComparisonAnswer(RegulationSummary.Of(one), RegulationSummary.Of(other), RegulationDifference.Between(one, other)))
        : Refuse();

    private static IResult Refuse() => ProblemAnswer.Result(NoSuchRegulation, StatusCodes.Status404NotFound);
}
