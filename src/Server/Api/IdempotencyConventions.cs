namespace Itog.Server.Api;

/// <summary>How an endpoint says that its work must not happen twice.</summary>
internal static class IdempotencyConventions
{
    /// <summary>Refuses requests without an <c>Idempotency-Key</c>; a repeated one gets the first answer again.</summary>
    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new IdempotencyPolicy(Required: true));

    /// <summary>The same for requests that bring a key; those without one are served as ever.</summary>
    public static TBuilder AllowIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new IdempotencyPolicy(Required: false));

    /// <summary>Stands after authorization, so that strangers cannot fill the table.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<Idempotency>();
}
