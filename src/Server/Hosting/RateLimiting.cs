using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Itog.Server.Hosting;

/// <summary>Token buckets by address; a refused request gets 429 with <c>Retry-After</c> and a problem.</summary>
internal static class RateLimiting
{
    public const string SignIn = "sign-in";
    public const string Links = "links";
    public const string Media = "media";

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimits>().Bind(configuration.GetSection(RateLimits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimits>>((limiter, limits) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                await ProblemAnswer.WriteAsync(rejected.HttpContext, Refusals.TooManyRequests, StatusCodes.Status429TooManyRequests);
            };
            limiter.AddPolicy(SignIn, context => ByAddress(context, limits.Value.SignIns));
            limiter.AddPolicy(Links, context => ByAddress(context, limits.Value.Links));
            limiter.AddPolicy(Media, context => ByAddress(context, limits.Value.Media));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hub")
                    ? ByAddress(context, limits.Value.Requests)
                    : RateLimitPartition.GetNoLimiter(string.Empty));
        });
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        });
}
