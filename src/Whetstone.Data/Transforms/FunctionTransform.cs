namespace Whetstone.Data;

/// <summary>A function as a transform.</summary>
internal sealed class FunctionTransform(Func<Batch, BatchContext, Batch> function) : BatchTransform
{
    private readonly Func<Batch, BatchContext, Batch> function = function ?? throw new ArgumentNullException(nameof(function));

    public override Batch Apply(Batch batch, BatchContext context) => function(batch, context);
}
