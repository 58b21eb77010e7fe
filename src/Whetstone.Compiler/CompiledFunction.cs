namespace Whetstone.Compiler;

/// <summary>A function of tensors that is traced and compiled when it first meets inputs of some shapes, and replayed from then on.</summary>
/// <remarks>Programs of the shapes met last are kept, each with its memory.</remarks>
/// <param name="function">The function; see <see cref="Program.Trace(Func{Tensor[], Tensor[]}, ReadOnlySpan{Spec})"/> for what it may do.</param>
/// <param name="options">What the compiler may do.</param>
/// <param name="most">How many programs to keep.</param>
public sealed class CompiledFunction(Func<Tensor[], Tensor[]> function, CompilerOptions? options = null, int most = 8)
{
    private readonly List<Executable> known = [];

    /// <summary>How many programs there are now.</summary>
    public int Count => known.Count;

    /// <summary>The program for inputs of these shapes, compiled if it is not known yet.</summary>
    /// <exception cref="TraceException">The function cannot be traced.</exception>
    public Executable For(params ReadOnlySpan<Tensor> inputs)
    {
        for (int i = 0; i < known.Count; i++)
        {
            Executable found = known[i];
            if (!Fits(found, inputs)) continue;
            if (i > 0)
            {
                // The one used last is looked at first.
                known.RemoveAt(i);
                known.Insert(0, found);
            }
            return found;
        }

        Spec[] specs = new Spec[inputs.Length];
        for (int i = 0; i < specs.Length; i++) specs[i] = inputs[i].Spec;
        Executable made = Program.Trace(function, specs).Compile(options);
        if (known.Count >= most) known.RemoveAt(known.Count - 1);
        known.Insert(0, made);
        return made;
    }

    /// <summary>Calls the function. What comes out is good until the next call.</summary>
    public IReadOnlyList<Tensor> Call(params ReadOnlySpan<Tensor> inputs) => For(inputs).Replay(inputs);

    /// <summary>Drops all programs, because something that they captured was replaced.</summary>
    public void Forget() => known.Clear();

    private static bool Fits(Executable executable, ReadOnlySpan<Tensor> inputs)
    {
        IReadOnlyList<int> wanted = executable.Program.Inputs;
        if (wanted.Count != inputs.Length) return false;
        for (int i = 0; i < inputs.Length; i++) if (executable.Program.Values[wanted[i]].Spec != inputs[i].Spec) return false;
        return true;
    }
}
