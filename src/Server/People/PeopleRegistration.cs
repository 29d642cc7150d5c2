using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>The organizer's side of the server: schools, auditoriums, participants, commissions.</summary>
internal static class PeopleRegistration
{
    public static void AddPeople(this IServiceCollection services) => services.AddScoped<AuditoriumBook>();

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapSchools();
        app.MapAuditoriums();
    }
}
