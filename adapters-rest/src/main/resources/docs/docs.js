'use strict';

// Reads the contract with Swagger UI, and signs in so that "try it" sends a token that is still good.
(() => {
  const SCHEME = 'bearer';
  const EARLY_MS = 15_000;

  const byId = (id) => document.getElementById(id);
  const form = byId('sign-in');

  /** Who is signed in: {user, tokens, expiresAt}. Kept here only, so a reload forgets it. */
  let session = null;
  let refreshing = null;
  let registering = false;

  const say = (text, wrong = false) => {
    byId('message').textContent = text;
    byId('message').classList.toggle('wrong', wrong);
  };

  // Requests go to where this page came from, by whatever name others know the server.
  const sameOrigin = {
    statePlugins: {
      spec: {
        wrapActions: {
          updateJsonSpec: (update) => (spec) => update({...spec, servers: [{url: '/'}]}),
        },
      },
    },
  };

  const ui = SwaggerUIBundle({
    url: '/openapi.yml',
    domNode: byId('api'),
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [sameOrigin],
    layout: 'BaseLayout',
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: keepFresh,
    responseInterceptor: notice,
    onComplete: () => {
      byId('submit').disabled = false;
    },
  });

  /** Calls an operation by its id, so that the base path stands in the contract alone. */
  async function call(operationId, {body, token} = {}) {
    const {paths} = ui.specSelectors.specJson().toJS();
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (operation.operationId === operationId) {
          const headers = {Accept: 'application/json'};
          if (body) headers['Content-Type'] = 'application/json';
          if (token) headers.Authorization = `Bearer ${token}`;
          const response = await fetch(path, {
            method: method.toUpperCase(),
            headers,
            body: body && JSON.stringify(body),
          });
          const answer = response.status === 204 ? null : await response.json();
          if (!response.ok) throw Object.assign(new Error(explain(answer.error)), {status: response.status});
          return answer && answer.data;
        }
      }
    }
    throw new Error(`The contract has no operation ${operationId}.`);
  }

  function explain(error) {
    return error.details
      ? error.details.map((detail) => `${detail.field}: ${detail.message}`).join(' ')
      : error.message;
  }

  function open(user, tokens) {
    session = {user, tokens, expiresAt: Date.now() + tokens.expiresIn * 1000};
    ui.preauthorizeApiKey(SCHEME, tokens.accessToken);
    show();
  }

  function close(text, wrong = false) {
    if (session) ui.authActions.logout([SCHEME]);
    session = null;
    show();
    say(text, wrong);
  }

  function show() {
    form.hidden = Boolean(session);
    byId('signed-in').hidden = !session;
    byId('who').textContent = session ? `${session.user.email} (${session.user.role})` : '';
  }

  /** Trades the refresh token; requests that need it meanwhile wait for the same answer. */
  function refresh() {
    refreshing ??= call('refresh', {body: {refreshToken: session.tokens.refreshToken}})
      .then(({tokens}) => session && open(session.user, tokens))
      .catch((error) => {
        if (error.status === 401) close('Your session is over. Sign in again.', true);
        else say(error.message, true);
      })
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  }

  const isStale = () => Date.now() > session.expiresAt - EARLY_MS;

  async function keepFresh(request) {
    const mine = () => session && `Bearer ${session.tokens.accessToken}`;
    if (session && request.headers.Authorization === mine() && isStale()) {
      await refresh();
      if (session) request.headers.Authorization = mine();
      else delete request.headers.Authorization;
    }
    return request;
  }

  /** What is tried on this page may change who one is. */
  function notice(response) {
    if (!session) return response;
    const data = response.obj && response.obj.data;
    const code = response.obj && response.obj.error && response.obj.error.code;
    if (code === 'TOKEN_INVALID') {
      close('Your session is over. Sign in again.', true);
    } else if (data && data.id === session.user.id && data.email) {
      session.user = data;
      show();
    }
    return response;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const {email, name, password} = Object.fromEntries(new FormData(form));
    byId('submit').disabled = true;
    say('');
    try {
      const {user, tokens} = registering
        ? await call('register', {body: {email, password, name}})
        : await call('login', {body: {email, password}});
      form.reset();
      register(false);
      open(user, tokens);
    } catch (error) {
      say(error.message, true);
    } finally {
      byId('submit').disabled = false;
    }
  });

  byId('switch').addEventListener('click', () => register(!registering));

  function register(wanted) {
    registering = wanted;
    byId('name').hidden = !wanted;
    form.elements.name.required = wanted;
    form.elements.password.autocomplete = wanted ? 'new-password' : 'current-password';
    byId('submit').textContent = wanted ? 'Register' : 'Sign in';
    byId('switch').textContent = wanted ? 'Sign in instead' : 'Register instead';
    say('');
  }

  byId('sign-out').addEventListener('click', async () => {
    try {
      if (isStale()) await refresh();
      if (session) await call('logout', {token: session.tokens.accessToken});
      close('Signed out.');
    } catch (error) {
      close(error.message, true);
    }
  });
})();
