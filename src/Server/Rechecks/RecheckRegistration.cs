using Itog.Exam.Rechecks;
using Itog.Server.Post;

namespace Itog.Server.Rechecks;

/// <summary>Adds rechecks: the school's side, the rechecker's, and the letter to the family.</summary>
internal static class RecheckRegistration
{
    public static void AddRechecks(this IServiceCollection services)
    {
        services.AddScoped<RecheckBook>();
        services.AddScoped<RecheckScoring>();
        services.AddScoped<RecheckReading>();
        services.AddSingleton<ILetterWriter, RecheckLetterWriter>();
    }

    public static void MapRechecks(this IEndpointRouteBuilder app)
    {
        app.MapSchoolRechecks();
        app.MapRecheckDesk();
        app.MapOwnRecheck();
    }
}
