namespace Whetstone.Optim;

/// <summary>What an optimiser remembers of one parameter.</summary>
public sealed class Slot
{
    /// <summary>Steps taken, the present one included.</summary>
    public long Steps { get; set; }

    /// <summary>Tensors of the parameter's shape, zeros at first.</summary>
    public List<Tensor> States { get; } = [];

    /// <summary>The state at a position, created as zeros like <paramref name="like"/>.</summary>
    public Tensor State(int index, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(like);
        if (States.Count > index) return States[index];
        using IDisposable now = Program.SuspendTrace();
        while (States.Count <= index) States.Add(like.Detach().ZerosLike());
        return States[index];
    }
}
