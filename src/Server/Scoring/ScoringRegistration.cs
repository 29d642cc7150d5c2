using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>The books of scoring, one for each request.</summary>
internal static class ScoringRegistration
{
    public static void AddScoring(this IServiceCollection services)
    {
        services.AddScoped<SchemeBook>();
        services.AddScoped<ProtocolBook>();
    }
}
