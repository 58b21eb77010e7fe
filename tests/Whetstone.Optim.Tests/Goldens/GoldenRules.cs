using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Goldens;

/// <summary>The rule of a recorded trajectory; null for AMSGrad, which this library does not have.</summary>
internal static class GoldenRules
{
    internal static Optimizer? Of(GoldenCase at, IReadOnlyList<Parameter> p)
    {
        GoldenAttributes a = at.Attributes;
        float rate = a.Single("lr"), decay = (float)a.Number("weight_decay", 0), momentum = (float)a.Number("momentum", 0);
        (float beta1, float beta2) = a.Has("betas") ? (0.8f, 0.95f) : (0.9f, 0.999f);
        if (a.Has("amsgrad")) return null;
        return at.Op switch
        {
            "sgd" => new Sgd(p, rate, momentum, decay, a.Has("nesterov"), (float)a.Number("dampening", 0)),
            "adagrad" => Adagrad(p, rate, (float)a.Number("lr_decay", 0), decay, a.Number("initial_accumulator_value", 0)),
            "adadelta" => new Adadelta(p, rate, a.Single("rho"), decay, a.Single("eps")),
            "rmsprop" => new RmsProp(p, rate, (float)a.Number("alpha", 0.99), weightDecay: decay, momentum: momentum, centered: a.Has("centered")),
            "adam" => new Adam(p, rate, beta1, beta2, (float)a.Number("eps", 1e-8), decay),
            "adamw" => new AdamW(p, rate, beta1, beta2, weightDecay: (float)a.Number("weight_decay", 0.01)),
            _ => throw new InvalidOperationException($"no entry makes {at.Op}"),
        };
    }

    // The sums of squares may start at any value: they are the saved state of a rule that has taken no step.
    private static Adagrad Adagrad(IReadOnlyList<Parameter> p, float rate, float rateDecay, float decay, double start)
    {
        Adagrad rule = new(p, rate, rateDecay, decay);
        Dictionary<string, Tensor> state = [];
        for (int i = 0; i < p.Count; i++) (state[$"{i}.steps"], state[$"{i}.0"]) = (Tensor.Of(0L), Tensor.Full(p[i].Shape, (float)start));
        rule.LoadStateDict(state);
        return rule;
    }
}
