using Itog.Exam;
using Itog.Queue;
using Itog.Server.Hosting;
using Itog.Server.Pages;
using Microsoft.AspNetCore.Authentication;

namespace Itog.Server.Links;

/// <summary><c>/p/{token}</c>: lets a participant in by his personal link, or tells him kindly what to do.</summary>
internal static partial class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder app) =>
        app.MapGet("/p/{token}", OpenAsync).RequireRateLimiting(RateLimiting.Links);

    private static async Task<IResult> OpenAsync(string token, HttpContext context, PersonalLinks links, ExamDbContext db, ILogger<PersonalLinks> logger)
    {
        var refusal = links.Read(token, out var ticket);
        if (refusal is null && await LinkRevocation.CurrentAsync(db, ticket.Holder, context.RequestAborted) != ticket.Revision)
        {
            refusal = LinkRefusal.Revoked;
        }

        if (refusal is { } reason)
        {
            Refused(logger, reason);
            return Refuse(reason);
        }

        await context.SignInAsync(ItogSchemes.Participant, LinkRevocation.PrincipalOf(ticket));
        return Results.Redirect("/participant");
    }

    /// <summary>A page that tells kindly why a link does not open and what to do.</summary>
    internal static IResult Refuse(LinkRefusal reason) => reason switch
    {
        LinkRefusal.Expired => Notice.Result(
            StatusCodes.Status410Gone, "Срок ссылки истёк", "Эта личная ссылка больше не действует: её срок закончился.",
            "Попросите новую ссылку у технического специалиста или у ответственного организатора своей школы."),
        LinkRefusal.Revoked => Notice.Result(
            StatusCodes.Status410Gone, "Ссылка заменена", "Вам была отправлена другая, более новая ссылка. Эта больше не действует.",
            "Откройте самое новое письмо или сообщение от школы. Если его нет, попросите ссылку у технического специалиста."),
        _ => Notice.Result(
            StatusCodes.Status404NotFound, "Ссылка не открывается", "В ссылке ошибка: возможно, она скопирована не целиком.",
            "Вернитесь к письму или сообщению от школы и нажмите на ссылку ещё раз. Если не получится, позвоните в школу: технический специалист пришлёт её заново."),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "A personal link was refused: {Reason}")]
    private static partial void Refused(ILogger logger, LinkRefusal reason);
}
