namespace Whetstone.Nn;

/// <summary>What a program captured of a module: notices when something of it was replaced, so that the program no longer is the module.</summary>
public sealed class ModuleGuard
{
    private readonly (Module Module, bool Training, bool KeepsEval, int Edits)[] modes;
    private readonly (Parameter Parameter, Tensor? Data)[] parameters;
    private readonly (Buffer Buffer, Tensor? Data)[] buffers;

    /// <summary>Remembers the module as it is now.</summary>
    public ModuleGuard(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        modes = [.. module.NamedModules().Select(m => (m.Module, m.Module.Training, m.Module.KeepsEval, EditsOf(m.Module)))];
        parameters = [.. module.NamedParameters().Select(p => (p.Parameter, p.Parameter.IsInitialized ? p.Parameter.Data : null))];
        buffers = [.. module.NamedBuffers().Select(b => (b.Buffer, b.Buffer.HasData ? b.Buffer.Data : null))];
    }

    /// <summary>Whether modes, layers of sequences, parameters and buffers are still the same. Their numbers may differ.</summary>
    public bool Holds()
    {
        foreach ((Module module, bool training, bool keepsEval, int edits) in modes) if (module.Training != training || module.KeepsEval != keepsEval || EditsOf(module) != edits) return false;
        foreach ((Parameter parameter, Tensor? data) in parameters) if (!ReferenceEquals(parameter.IsInitialized ? parameter.Data : null, data)) return false;
        foreach ((Buffer buffer, Tensor? data) in buffers) if (!ReferenceEquals(buffer.HasData ? buffer.Data : null, data)) return false;
        return true;
    }

    private static int EditsOf(Module module) => (module as Sequential)?.Edits ?? 0;
}
