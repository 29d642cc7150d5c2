using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Itog.Server.Api;

/// <summary><c>/api/openapi.json</c>: every endpoint that the pages use, described for programs (OpenAPI 3.1).</summary>
internal static class ApiDocument
{
    public const string Path = "/api/openapi.json";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddScoped<IAuthorizationHandler, SchoolAuthorization>();
        services.AddOpenApi(document =>
        {
            document.ShouldInclude = description => IsDescribed(description.RelativePath);
            document.AddDocumentTransformer((api, _, _) =>
            {
                api.Info = new OpenApiInfo
                {
                    Title = "Итог",
                    Version = "1",
                    Description =
                        "Дистанционное итоговое собеседование: всё, что делают страницы. Сотрудники входят запросом POST /api/session и дальше предъявляют cookie. "
                        + "Отказ всегда имеет вид RFC 9457 (application/problem+json) с постоянным кодом, объяснением и пунктом регламента. "
                        + "Списки отдаются страницами: limit, cursor → items, next. "
                        + "Действие, которое нельзя выполнить дважды, требует заголовка Idempotency-Key: повтор с тем же ключом и телом получит прежний ответ.",
                };
                return Task.CompletedTask;
            });
            document.AddOperationTransformer(OperationDescription.DescribeAsync);
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi(Path).WithSummary("Это описание");

    private static bool IsDescribed(string? path) =>
        path is not null && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("whip/", StringComparison.Ordinal) || path.StartsWith("whep/", StringComparison.Ordinal));
}
