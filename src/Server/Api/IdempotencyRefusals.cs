using Itog.Exam;

namespace Itog.Server.Api;

/// <summary>Why a request with an <c>Idempotency-Key</c> was not carried out.</summary>
internal static class IdempotencyRefusals
{
    public static Problem Missing { get; } = new(
        "idempotency-key-missing", "Нет ключа запроса", "Это действие нельзя выполнить дважды: пришлите заголовок Idempotency-Key, свой для каждого действия. Если вы видите это на странице, обновите её.");

    public static Problem Malformed { get; } = new(
        "idempotency-key-malformed", "Ключ запроса не понят", "Заголовок Idempotency-Key: от 8 до 100 печатных знаков без пробелов, например UUID.");

    public static Problem OtherBody { get; } = new(
        "idempotency-key-reused", "Ключ уже занят другим запросом", "С этим ключом уже выполнен запрос с другим содержанием. Для нового действия возьмите новый ключ: обновите страницу и повторите.");

    public static Problem Unfinished { get; } = new(
        "idempotency-unfinished", "Такой же запрос ещё выполняется или был прерван", "Подождите несколько секунд и обновите страницу: посмотрите, выполнено ли действие, и только тогда повторяйте его.");
}
