using Itog.Exam;

namespace Itog.Server.Hosting;

/// <summary>The refusals that belong to no rule of the exam: they are the server's own.</summary>
public static class Refusals
{
    public static Problem SignedOut { get; } = new("signed-out", "Нужно войти", "Сотрудники входят по имени и паролю на главной странице, участники — по своей личной ссылке.");

    public static Problem Forbidden { get; } = new("forbidden", "Нет доступа", "Это не входит в ваши обязанности в этой аудитории. Если должно входить, обратитесь к ответственному организатору.");

    public static Problem NotFound { get; } = new("not-found", "Не найдено", "Такой страницы или записи нет. Проверьте адрес.");

    public static Problem TooManyRequests { get; } = new("too-many-requests", "Слишком много попыток", "Подождите минуту и попробуйте ещё раз.");

    public static Problem BadRequest { get; } = new("bad-request", "Запрос не понят", "Обновите страницу и попробуйте ещё раз.");

    public static Problem TooLarge { get; } = new("too-large", "Запрос слишком велик", "Обновите страницу и попробуйте ещё раз.");

    public static Problem ForeignOrigin { get; } = new("foreign-origin", "Чужая страница", "Запрос пришёл не со страниц этого сервера. Откройте страницу экзамена по её адресу.");

    public static Problem Broken { get; } = new("server-error", "Ошибка на сервере", "Попробуйте ещё раз. Если ошибка повторится, сообщите техническому специалисту: время записано в журнале.");

    /// <summary>The refusal that stands behind a bare status code.</summary>
    public static Problem ForStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => SignedOut,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NotFound,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status429TooManyRequests => TooManyRequests,
        >= 500 => Broken,
        _ => BadRequest,
    };
}
