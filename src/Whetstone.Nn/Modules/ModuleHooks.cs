namespace Whetstone.Nn;

/// <content>Hooks: user code that sees, or replaces, what goes in and what comes out.</content>
public abstract partial class Module
{
    private List<Hook>? hooks;

    /// <summary>Calls <paramref name="before"/> with every input; what it returns, unless null, goes in instead.</summary>
    /// <returns>Dispose it to remove the hook.</returns>
    public IDisposable OnInput(Func<Module, Tensor, Tensor?> before) => Add(new(this, before, null));

    /// <summary>Calls <paramref name="after"/> with every input and output; what it returns, unless null, comes out instead.</summary>
    /// <returns>Dispose it to remove the hook.</returns>
    public IDisposable OnOutput(Func<Module, Tensor, Tensor, Tensor?> after) => Add(new(this, null, after));

    private Hook Add(Hook hook)
    {
        (hooks ??= []).Add(hook);
        return hook;
    }

    private Tensor WithHooks(Tensor x, Func<Tensor, Tensor>? forward)
    {
        Hook[] all = [.. hooks!];
        foreach (Hook hook in all) x = hook.Before?.Invoke(this, x) ?? x;
        Tensor y = Run(x, forward);
        foreach (Hook hook in all) y = hook.After?.Invoke(this, x, y) ?? y;
        return y;
    }

    private sealed class Hook(Module owner, Func<Module, Tensor, Tensor?>? before, Func<Module, Tensor, Tensor, Tensor?>? after) : IDisposable
    {
        internal Func<Module, Tensor, Tensor?>? Before { get; } = before;

        internal Func<Module, Tensor, Tensor, Tensor?>? After { get; } = after;

        public void Dispose()
        {
            owner.hooks?.Remove(this);
            if (owner.hooks is { Count: 0 }) owner.hooks = null;
        }
    }
}
