using Itog.Conference;
using Itog.Exam;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip;

/// <summary>The refusals of WHIP and WHEP: each says what is wrong, where, and how to mend it. English reasons of the SDP reader are quoted.</summary>
internal static class WhipRefusals
{
    public static Problem WrongMediaType(string expected) => new(
        "wrong-media-type", "Не тот тип содержимого", $"Отправьте тело запроса с заголовком «Content-Type: {expected}».");

    public static Problem NotAcceptable(string offered) => new(
        "not-acceptable", "Такого ответа нет", $"Ответ бывает только «{offered}»: разрешите его в заголовке «Accept» или уберите этот заголовок.");

    public static Problem TooLarge(int limit) => new(
        "too-large", "Запрос слишком велик", $"Тело длиннее {limit} байт. Предложите меньше строк m= или меньше кодеков.");

    public static Problem Method(string allowed) => new(
        "method-not-allowed", "Так к этому адресу не обращаются", $"Этот адрес понимает только {allowed}.");

    public static Problem NoSession { get; } = new(
        "no-such-session", "Такого соединения нет", "Соединение завершено или заменено новым. Начните новое: POST с предложением SDP на адрес комнаты.");

    public static Problem NoRoom { get; } = new(
        "no-such-room", "Такой комнаты нет", "Комната закрыта или её срок истёк. Создайте новую и возьмите токен для неё.");

    public static Problem TooManySessions(int limit) => new(
        "too-many-sessions", "Слишком много соединений", $"По одному токену открыто уже {limit} соединений. Завершите лишние: DELETE на их адреса.");

    public static Problem OtherAddress { get; } = new(
        "token-for-another-address", "Токен для другого адреса", "Этот токен выдан для другой комнаты или другого имени. Возьмите адрес из ответа, с которым пришёл токен.");

    public static Problem Right(MediaProtocol protocol) => new(
        "token-does-not-allow", "Токен этого не разрешает",
        protocol == MediaProtocol.Whip
            ? "По этому токену можно только смотреть. Попросите технического специалиста выдать токен с правом publish."
            : "По этому токену можно только передавать. Попросите технического специалиста выдать токен с правом watch.");

    public static Problem UnknownChoice(string name, string value, IEnumerable<string> known) => new(
        "unknown-choice", "Неизвестный выбор", $"В параметре «{name}» непонятно «{value}». Здесь бывает: {string.Join(", ", known)}.");

    public static Problem MalformedSdp(string reason) => new(
        "malformed-offer", "Предложение SDP не прочитать", $"{Sentence(reason)} Исправьте предложение и отправьте его снова.");

    public static Problem MalformedFragment(string reason) => new(
        "malformed-fragment", "Фрагмент SDP не прочитать", $"{Sentence(reason)} Исправьте фрагмент (RFC 8840, раздел 9) и отправьте его снова.");

    public static Problem UnknownLine(int line, string mid) => new(
        "unknown-mid", "Такой строки m= нет", $"SDP line {line}: a=mid:{mid} is not in the offer. Назовите строки так же, как в предложении SDP.");

    public static Problem NoCondition(string tag) => new(
        "condition-required", "Нужен заголовок If-Match", $"Для новых кандидатов отправьте «If-Match: {tag}», для перезапуска ICE — «If-Match: *».");

    public static Problem MalformedCondition { get; } = new(
        "malformed-condition", "Заголовок If-Match не прочитать", "Нужен ETag из ответа сервера вместе с кавычками или «*» для перезапуска ICE.");

    public static Problem OtherIceSession { get; } = new(
        "other-ice-session", "ICE уже перезапущен", "ETag относится к прежнему состоянию соединения. Возьмите ETag из последнего ответа сервера.");

    public static Problem RestartNeedsStar { get; } = new(
        "restart-needs-star", "Похоже на перезапуск ICE", "В теле новые ice-ufrag и ice-pwd. Для перезапуска отправьте «If-Match: *», для новых кандидатов — прежние ice-ufrag и ice-pwd.");

    public static Problem RestartGoesOn { get; } = new(
        "restart-goes-on", "Перезапуск уже идёт", "Дождитесь ответа на прошлый запрос и повторите, если он не удался.");

    public static Problem UnfitOffer(string reason) => new(
        "unfit-offer", "Предложение SDP не подходит", $"{Sentence(reason)} Измените предложение и отправьте его снова.");

    public static Problem Of(MediaTokenRefusal refusal) => refusal switch
    {
        MediaTokenRefusal.Missing => new("token-missing", "Нужен токен", "Отправьте заголовок «Authorization: Bearer ТОКЕН». Токен выдаёт технический специалист."),
        MediaTokenRefusal.Expired => new("token-expired", "Срок токена истёк", "Попросите технического специалиста выдать новый токен."),
        MediaTokenRefusal.Revoked => new("token-revoked", "Токен отозван", "Попросите технического специалиста выдать новый токен."),
        _ => new("token-foreign", "Токен не подошёл", "Токен выдан другим сервером или скопирован не целиком. Скопируйте его ещё раз."),
    };

    /// <summary>The room's refusal of an offer and its status.</summary>
    public static (Problem Problem, int Status) Of(JoinRefusal refusal) => refusal.Code switch
    {
        JoinRefusal.MalformedOffer or JoinRefusal.BadFingerprint or JoinRefusal.UnknownMid =>
            (MalformedSdp(refusal.Detail), StatusCodes.Status400BadRequest),
        JoinRefusal.OfferTooLarge => (new Problem("offer-too-large", "Предложение SDP слишком велико", Sentence(refusal.Detail)), StatusCodes.Status413PayloadTooLarge),
        JoinRefusal.MayNotPublish or JoinRefusal.MayNotReceive =>
            (new Problem(refusal.Code, "Этому месту нельзя", $"{Sentence(refusal.Detail)} Уберите лишнюю строку m= или возьмите токен для другого места."), StatusCodes.Status403Forbidden),
        JoinRefusal.SeatTaken =>
            (new Problem(refusal.Code, "Место занято", "На этом месте уже сидит другой. Завершите его соединение или возьмите токен для другого места."), StatusCodes.Status409Conflict),
        JoinRefusal.RoomFull =>
            (new Problem(refusal.Code, "Комната полна", "Завершите лишние соединения этой комнаты: DELETE на их адреса."), StatusCodes.Status409Conflict),
        JoinRefusal.Busy =>
            (new Problem(refusal.Code, "Сервер занят", "Слишком много соединений только начинается. Повторите через несколько секунд."), StatusCodes.Status503ServiceUnavailable),
        JoinRefusal.NoConnection => (NoSession, StatusCodes.Status404NotFound),
        JoinRefusal.Stopping =>
            (new Problem(refusal.Code, "Сервер останавливается", "Повторите через несколько секунд."), StatusCodes.Status503ServiceUnavailable),
        _ => (UnfitOffer(refusal.Detail), StatusCodes.Status422UnprocessableEntity),
    };

    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";
}
