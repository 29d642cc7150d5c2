using Itog.Exam.People;
using Itog.Exam.People.Import;
using Itog.Exam.People.Planning;

namespace Itog.Server.People;

/// <summary>The organizer's side of the server: schools, auditoriums, participants, their schedule.</summary>
internal static class PeopleRegistration
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<SchoolHelp>();
        services.AddScoped<SchoolBook>();
        services.AddScoped<AuditoriumBook>();
        services.AddScoped<ParticipantBook>();
        services.AddScoped<ImportBook>();
        services.AddScoped<CommissionBook>();
        services.AddScoped<AccountBook>();
        services.AddScoped<PlaceBook>();
        services.AddScoped<ExamDayBook>();
        services.AddScoped<ScheduleBook>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapSchools();
        app.MapAuditoriums();
        app.MapParticipants();
        app.MapImports();
        app.MapCommissions();
        app.MapStaff();
        app.MapSchedules();
    }
}
