using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Itog.Server.Wall;

/// <summary>
/// The wall of all auditoriums of a school's day: its technicians look and act, those who lead the school look. Everything is asked by the school in the
/// path, so nobody of another school appears, and an auditorium of another school is not found.
/// </summary>
internal static class WallEndpoints
{
    public static void MapWall(this IEndpointRouteBuilder app)
    {
        var wall = app.MapSchool(StaffRole.Technician, StaffRole.Organizer, StaffRole.SchoolHead);
        wall.MapGet("/wall", ReadAsync).WithSummary("Все аудитории дня: кто отвечает, этап, линии, запись, тревоги").Produces<WallAnswer>();
        wall.MapGet("/wall/events", Tell).WithSummary("То же раз в секунду, потоком событий (text/event-stream)").Produces<WallAnswer>(contentType: "text/event-stream");
        wall.MapGet("/wall/pictures", PicturesAsync).WithSummary("Новые кадры участников: ?have=аудитория:номер последнего кадра,…")
            .Produces(StatusCodes.Status200OK, contentType: StillsAnswer.MediaType);
        wall.MapGet("/wall/tests", TestsAsync).WithSummary("Кто из участников и станций проверил связь, заранее и сегодня, и с каким итогом").Produces<TestsAnswer>();
        wall.MapGet("/wall/starts", Starts).WithSummary("Когда сервер запускали и чем закончилась его работа").Produces<IReadOnlyList<ServerRun>>();

        var acts = app.MapSchool(StaffRole.Technician);
        acts.MapPost("/wall/conferences", ConferencesAsync).WithSummary("Открыть или закрыть подключение в аудиториях").Produces<DoneAnswer>();
        acts.MapPost("/wall/messages", MessagesAsync).WithSummary("Написать на станции собеседников").Produces<DoneAnswer>();
        acts.MapPost("/wall/auditoriums/{auditorium:int}/alarms/{alarm}/acknowledgement", AcknowledgeAsync).WithSummary("Принять тревогу аудитории")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ReadAsync(SchoolCaller caller, WallReading wall, CancellationToken cancellationToken) =>
        Results.Json(await wall.ReadAsync(caller, cancellationToken), WireJson.Options);

    private static ServerSentEventsResult<string> Tell(
        SchoolCaller caller, WallReading wall, TimeProvider time, IHostApplicationLifetime life, ILogger<WallAnswer> logger, HttpContext context)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        // A proxy that gathers an answer before it passes it on would keep the wall dark.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(WallStream.TellAsync(caller, wall, time, logger, end.Token));
    }

    private static async Task<IResult> PicturesAsync(string? have, SchoolCaller caller, WallBoard board, WallPictures pictures, TimeProvider time, HttpContext context)
    {
        if (!StillsAnswer.TryParse(have, out var asked))
        {
            return ProblemAnswer.Result(Refusals.BadRequest, StatusCodes.Status400BadRequest);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(await StillsAnswer.WriteAsync(asked, await board.AllAsync(caller.School), pictures, time), StillsAnswer.MediaType);
    }

    private static async Task<IResult> TestsAsync(SchoolCaller caller, WallReading wall, CancellationToken cancellationToken) =>
        Results.Json(await wall.TestsAsync(caller.School, cancellationToken), WireJson.Options);

    private static IResult Starts(StartLog log) => Results.Json(log.Read(), WireJson.Options);

    private static async Task<IResult> ConferencesAsync(ConferencesRequest request, SchoolCaller caller, WallBoard board, ConferenceDoor door) =>
        await InEachAsync(caller, board, request.Auditoriums, (auditorium, actor) =>
            request.Open ? ConferenceDoor.OpenAsync(auditorium, actor) : door.CloseAsync(auditorium, actor));

    private static async Task<IResult> MessagesAsync(MessageRequest request, SchoolCaller caller, WallBoard board) =>
        await InEachAsync(caller, board, request.Auditoriums, (auditorium, actor) =>
            auditorium.SendAsync(new DayCommand.SendMessage(request.Id, request.Text ?? ""), actor));

    private static async Task<IResult> AcknowledgeAsync(int auditorium, string alarm, SchoolCaller caller, WallBoard board) =>
        await board.FindAsync(caller.School, auditorium) is not { } mailbox ? ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound)
        : (await mailbox.SendAsync(new DayCommand.AcknowledgeAlarm(alarm, StaffRole.Technician), caller.Actor)).ToResult(_ => Results.NoContent());

    // An auditorium that is not of this school's day is passed over as if it did not exist; when nothing is left, nothing was found.
    private static async Task<IResult> InEachAsync(
        SchoolCaller caller, WallBoard board, IReadOnlyList<int>? chosen, Func<AuditoriumMailbox, Actor, Task<Outcome<Done>>> act)
    {
        var auditoriums = (await board.AllAsync(caller.School)).Where(a => chosen is null || chosen.Contains(a.Key.Auditorium)).ToList();
        if (auditoriums.Count == 0)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        List<RefusedAuditorium> refused = [];
        foreach (var auditorium in auditoriums)
        {
            if ((await act(auditorium, caller.Actor)).Problem is { } problem)
            {
                var materials = auditorium.Snapshot.Materials;
                refused.Add(new(auditorium.Key.Auditorium, materials.Auditorium.Number, ProblemView.Of(problem, materials.Regulation)));
            }
        }

        return Results.Json(new DoneAnswer(auditoriums.Count - refused.Count, refused), WireJson.Options);
    }
}
