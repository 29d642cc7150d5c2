using Itog.Conference;
using Itog.Exam;

namespace Itog.Queue.Hub;

/// <summary>Refusals of the hub itself, before the rules are asked.</summary>
internal static class HubRefusal
{
    public static Problem NotConnected { get; } = new(
        "not-connected", "Страница не подключена", "Обновите страницу.");

    public static Problem TakenOver { get; } = new(
        "taken-over", "Открыто другое окно", "Эта страница открыта в новом окне. Продолжайте там, а это окно закройте.");

    public static Problem TooManyCalls { get; } = new(
        "too-many-calls", "Слишком часто", "Подождите пару секунд и повторите действие.");

    public static Problem NotForThisPage { get; } = new(
        "not-allowed", "Это действие вам недоступно", "На этой странице его выполнить нельзя.");

    public static Problem NoAccess { get; } = new(
        "no-room-access", "Аудитория для вас закрыта", "Подождите: страница подключится сама, когда это будет можно.", "002 §42");

    public static Problem InRoom { get; } = new(
        "in-room", "Вы уже в аудитории", "Проба связи не нужна: собеседник вас видит и слышит.");

    public static Problem NoTestCall { get; } = new(
        "no-test-call", "Пробный звонок закончился", "Начните проверку связи ещё раз.");

    public static Problem NoTake { get; } = new(
        "no-test-take", "Пробная запись не начата", "Нажмите «Записать пробу» и скажите несколько слов.");

    public static Problem TakeFailed { get; } = new(
        "test-take-failed", "Сервер не смог приготовить пробную запись", "Повторите пробу. Если не получится, сообщите в школу: на сервере не работает программа FFmpeg.");

    public static Problem NoConsent { get; } = new(
        "no-consent", "Без согласия запись не делается", "Вы не давали согласия на обработку персональных данных, поэтому сервер вас не записывает и при проверке.", "001 §8.8");

    public static Problem StationTaken { get; } = new(
        "station-taken", "В аудитории участник", "Звонить на станцию можно, пока в аудитории никого нет: до первого участника и между участниками.");

    public static Problem StationAway { get; } = new(
        "station-away", "На станции никого нет", "Собеседник не открыл своё рабочее место. Попросите его войти на сервер и позвоните снова.");

    public static Problem StationCalled { get; } = new(
        "station-called", "На эту станцию уже звонят", "Подождите, пока разговор закончится, и позвоните снова.");

    public static Problem NoStationCall { get; } = new(
        "no-station-call", "Звонок уже закончен", "Если нужно, технический специалист позвонит ещё раз.");

    public static Problem UnknownAttempt { get; } = new(
        "attempt-unknown", "Нет такой попытки", "Попытка не найдена в этой аудитории: обновите страницу.");

    public static Problem Failed { get; } = new(
        "server-error", "Не получилось", "На сервере произошла ошибка, действие не выполнено. Повторите или позовите технического специалиста.");

    public static Problem Join(JoinRefusal refusal) => refusal.Code switch
    {
        JoinRefusal.SeatTaken => new(refusal.Code, "Место занято", "В аудитории уже подключён другой человек на этом месте."),
        JoinRefusal.MayNotPublish or JoinRefusal.MayNotReceive => new(refusal.Code, "Это вам недоступно", "Страница запросила звук или видео, которые ей не положены."),
        JoinRefusal.NoCodec => new(refusal.Code, "Браузер не подходит", "Браузер не умеет нужный звук или видео. Обновите его или возьмите другой."),
        JoinRefusal.RoomFull => new(refusal.Code, "В аудитории нет места", "К аудитории уже подключено слишком много людей. Позовите технического специалиста."),
        JoinRefusal.Busy => new(refusal.Code, "Сейчас подключается много людей", "Подождите: страница подключится сама."),
        JoinRefusal.NoConnection => new(refusal.Code, "Связь прервалась", "Подождите: страница подключится сама."),
        JoinRefusal.Stopping => new(refusal.Code, "Сервер останавливается", "Подождите: страница подключится сама."),
        _ => new(refusal.Code, "Не удалось подключить звук и видео", "Сервер не понял запрос браузера. Обновите страницу; если не поможет, обновите браузер."),
    };
}
