using System.Globalization;
using System.Reflection;
using Itog.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Itog.Server.Api;

/// <summary>What the document says of every operation without being told: its section, who may call it, how it refuses, its key.</summary>
internal static class OperationDescription
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        // The slice of the house that serves it: Itog.Server.Papers → Papers.
        var slice = metadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType?.Namespace?.Split('.').ElementAtOrDefault(2);
        operation.Tags = slice is null ? null : new HashSet<OpenApiTagReference> { new(slice, context.Document) };
        if (metadata.OfType<SchoolRoles>().LastOrDefault() is { } roles)
        {
            operation.Description = $"{operation.Description} Роли в школе: {string.Join(", ", roles.Roles)}.".TrimStart();
        }

        if (metadata.OfType<IdempotencyPolicy>().FirstOrDefault() is { } policy)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Idempotency.Header,
                In = ParameterLocation.Header,
                Required = policy.Required,
                Description = "Свой для каждого действия, например UUID; повтор с тем же ключом и телом получит прежний ответ, с другим телом — отказ 422.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 8, MaxLength = 100 },
            });
        }

        var refusal = await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), parameterDescription: null, cancellationToken);
        operation.Responses ??= [];
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            operation.Responses.TryAdd(Status(401), Refusal("Нужно войти", refusal));
            operation.Responses.TryAdd(Status(403), Refusal("Нет доступа", refusal));
        }

        operation.Responses.TryAdd("default", Refusal("Отказ: код, объяснение, пункт регламента", refusal));
    }

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static OpenApiResponse Refusal(string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemAnswer.MediaType] = new() { Schema = schema } },
    };
}
