using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Queue;
using Itog.Recorder;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.Attendants;
using Itog.Server.Closing;
using Itog.Server.Commands;
using Itog.Server.DayProgress;
using Itog.Server.ExamResults;
using Itog.Server.Health;
using Itog.Server.Hosting;
using Itog.Server.Instructions;
using Itog.Server.Invitations;
using Itog.Server.Kim;
using Itog.Server.Links;
using Itog.Server.Pages;
using Itog.Server.Papers;
using Itog.Server.People;
using Itog.Server.Readiness;
using Itog.Server.Rechecks;
using Itog.Server.Recordings;
using Itog.Server.Regulations;
using Itog.Server.Rehearsals;
using Itog.Server.Retention;
using Itog.Server.Scoring;
using Itog.Server.SignIn;
using Itog.Server.Waiting;
using Itog.Server.Wall;
using Itog.Server.Whip;
using Itog.Server.Whip.Rooms;
using Itog.Server.Whip.Tokens;
using Microsoft.AspNetCore.DataProtection;

if (args is [VerifyCommand.Name, ..])
{
    return await VerifyCommand.RunAsync(args[1..], Console.Out);
}

if (args is [KimDemoCommand.Name, ..])
{
    return await KimDemoCommand.RunAsync(args[1..], Console.Out);
}

if (args is [SchoolCommand.Name, ..])
{
    return await SchoolCommand.RunAsync(args[1..], Console.Out);
}

// Files belong to the program, whatever folder it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var storage = StorageFolder.Prepare(builder.Configuration);
builder.AddLogging(storage);
builder.Services.AddSingleton(storage);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
});
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddExamDatabase(storage.ConnectionString);
builder.Services.AddDataProtection().SetApplicationName("Itog").PersistKeysToDbContext<ExamDbContext>();
builder.Services.AddConference(builder.Configuration);
builder.Services.AddRecorder(builder.Configuration);
builder.Services.AddExamDay(builder.Configuration);
builder.Services.AddSignIn();
builder.Services.AddLinks(builder.Configuration);
builder.Services.AddWhip();
builder.Services.AddScoring();
builder.Services.AddScoped<KimBook>();
builder.Services.AddScoped<AccessLog>();
builder.Services.AddRecordings();
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddPageFiles();
builder.Services.AddHealth();
builder.Services.AddApi();
builder.Services.AddPeople();
builder.Services.AddClosing();
builder.Services.AddRetention();
builder.Services.AddResults(builder.Configuration);
builder.Services.AddRechecks();
builder.Services.AddInvitations();
builder.Services.AddReadiness();
builder.Services.AddWall();
builder.Services.AddAttendants();
builder.Services.AddRehearsals(builder.Configuration);

var app = builder.Build();
app.UseSecurityHeaders();
app.UseRequestLog();
app.UseProblemAnswers();
app.UseHsts();
app.UsePageFiles();
app.UseRouting();
app.UseWhipHeaders();
app.UseRateLimiter();
app.UseOriginCheck();
app.UseAuthentication();
app.UseAuthorization();
app.UseIdempotency();

app.MapExamDay();
app.MapSession();
app.MapLinks();
app.MapLinkDesk();
app.MapRecordings();
app.MapWaiting();
app.MapVideo();
app.MapHandover();
app.MapPapers();
app.MapDayPapers();
app.MapClosing();
app.MapRetention();
app.MapResults();
app.MapOwnResult();
app.MapRechecks();
app.MapInvitations();
app.MapReadiness();
app.MapWall();
app.MapAttendants();
app.MapRehearsals();
app.MapProgress();
app.MapKim();
app.MapKimPackages();
app.MapScoring();
app.MapPeople();
app.MapRegulations();
app.MapInstructions();
app.MapTestRooms();
app.MapMediaTokens();
app.MapWhip();
app.MapApiDocument();
app.MapPages();
app.MapHealth();

await app.PrepareAsync();
await app.RunAsync();
return 0;

/// <summary>The server; named for the tests, which start it in their own process.</summary>
public partial class Program;
