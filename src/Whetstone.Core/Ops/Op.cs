using System.Numerics.Tensors;

namespace Whetstone;

/// <summary>One operation on tensors: its attributes are the record's parameters, and equal records mean the same computation.</summary>
/// <remarks>
/// A new op is one file: this record, its kernel call, its gradient written in other ops, and its public method as an
/// extension of <see cref="Tensor"/>. See docs/adding-an-op.md.
/// </remarks>
public abstract record Op
{
    /// <summary>The name used in messages and dumps.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Shape and type of the result; throws if the inputs do not fit.</summary>
    public abstract Spec Infer(ReadOnlySpan<Spec> x);

    /// <summary>Computes the result: one call into a kernel.</summary>
    public abstract void Run(in Launch l);

    /// <summary>The gradient of one input, or null where there is none.</summary>
    /// <param name="input">Which input.</param>
    /// <param name="x">The inputs. One that <see cref="NeedsInput"/> denies has a shape but no numbers.</param>
    /// <param name="y">The result; without numbers unless <see cref="NeedsOutput"/>.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <remarks>Written in ops, never kernels. It need not mention broadcasting: the walker sums the gradient to the input's shape.</remarks>
    public virtual Tensor? Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => null;

    /// <summary>The gradients of all wanted inputs at once, for ops whose gradients share work; by default one by one.</summary>
    public virtual Tensor?[] Gradients(bool[] wanted, Tensor[] x, Tensor y, Tensor dy)
    {
        Tensor?[] dx = new Tensor?[x.Length];
        for (int i = 0; i < dx.Length; i++) if (wanted[i]) dx[i] = Gradient(i, x, y, dy);
        return dx;
    }

    /// <summary>Whether a gradient flows to the input at all.</summary>
    public virtual bool IsDifferentiable(int input) => true;

    /// <summary>Whether the backward pass reads the numbers of the input.</summary>
    public virtual bool NeedsInput(int input) => true;

    /// <summary>Whether the backward pass reads the numbers of the result.</summary>
    public virtual bool NeedsOutput => true;

    /// <summary>The same result from differentiable ops, for gradients of gradients; null if <see cref="Gradient"/> is itself differentiable.</summary>
    public virtual Tensor? Lower(Tensor[] x) => null;

    /// <summary>The memory order in which the op wants an input.</summary>
    public virtual Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.Contiguous;

    /// <summary>The memory order in which the op leaves its result.</summary>
    public virtual Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.Contiguous;

    /// <summary>For an op that only looks at its first input's memory in another way: where the result starts, in elements; else null.</summary>
    public virtual int? View(ReadOnlySpan<Spec> x) => null;

    /// <summary>Whether the op changes an input in place; such an input must be contiguous.</summary>
    public virtual bool Writes(int input) => false;

    /// <summary>How the op treats the samples of a batch, which lie along the first axis: what a compiler must know to run it a few samples at a time.</summary>
    public virtual SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Mixed;

    /// <summary>Whether an input is cut along its first axis when the op runs on a part of a batch; otherwise it is needed whole, as weights are.</summary>
    public virtual bool IsBatched(int input, ReadOnlySpan<Spec> x) => input == 0;

    /// <summary>The same op for <paramref name="count"/> samples of the batch, if it works on <see cref="SampleWork.Each"/> alone and its attributes name their number.</summary>
    public virtual Op ForSamples(int count) => this;

    /// <summary>Whether <see cref="Join"/> may be called on any stretch of the results: each element is joined alone.</summary>
    public virtual bool JoinsByElement => true;

    /// <summary>For an op that <see cref="SampleWork.Sum"/>s: takes the result for some more samples into the result for those before. By default they are added.</summary>
    /// <param name="total">The result so far; changed.</param>
    /// <param name="samples">How many samples it is of.</param>
    /// <param name="part">The result for the samples that follow.</param>
    /// <param name="partSamples">How many they are.</param>
    public virtual void Join(Span<float> total, int samples, ReadOnlySpan<float> part, int partSamples) => TensorPrimitives.Add(total, part, total);

    /// <summary>Whether the result may lie in the memory of an input of the same shape, type and order: element i of the result needs no other than element i of it.</summary>
    public virtual bool MayOverwrite(int input) => false;

    /// <summary>Whether element i of the result needs no other than element i of each input, or the input's only element, and the shape does not matter: a compiler may run the op on pieces of memory.</summary>
    public virtual bool IsPointwise => false;

    /// <summary>Whether the result is much smaller than an input that may not be needed otherwise: a compiler runs the op as soon as it can, so that the input need not be kept.</summary>
    public virtual bool Condenses => false;

    /// <summary>Whether a run can also give the result of an op that reads the same inputs and, after them, this op's result: see <see cref="Launch.HasNext"/>.</summary>
    public virtual bool RunsWith(Op next) => false;

    /// <summary>Whether the op brings parameters into a form in which another op takes them: a program runs it when they change, not at each run.</summary>
    public virtual bool IsPreparation => false;

    /// <summary>Whether the op draws random numbers, so that two runs differ.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether a run does something besides computing the result and what <see cref="Writes"/> says.</summary>
    public virtual bool HasSideEffect => false;

    /// <summary>Whether no other op may be moved across this one, because its side effect may concern any tensor.</summary>
    public virtual bool IsBarrier => HasSideEffect;

    /// <summary>This op for inputs whose extents are all known by now: what it left open is filled in.</summary>
    public virtual Op For(ReadOnlySpan<Spec> x) => this;

    /// <summary>Whether inputs of different element types are brought to a common one. A graph, as TensorFlow, asks for a cast instead.</summary>
    public virtual bool Promotes => false;

    /// <summary>Applies the op: checks shapes, computes, and remembers how, if a gradient is wanted.</summary>
    public Tensor Apply(params ReadOnlySpan<Tensor> inputs) => Funnel.Apply(this, inputs);

    /// <summary>The error for inputs that break a rule of this op.</summary>
    protected ShapeException Bad(string rule, ReadOnlySpan<Spec> x)
    {
        List<string> got = [];
        foreach (Spec spec in x) got.Add(spec.ToString());
        return new($"{Name}: {rule}; got {string.Join(", ", got)}");
    }
}
